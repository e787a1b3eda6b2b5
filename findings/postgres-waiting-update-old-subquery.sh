#!/usr/bin/env bash
# Expected: an UPDATE that waited for a row decides, once it goes on, by the rows that are committed by then.
# Seen: it looks again only at the row it waited for. Its subquery on another table keeps the answer from before the
#   wait: the ticket is called to a window that was closed by the very transaction it waited for.
# Who meets it: a hall on PostgreSQL whose calls check the state of the window in the same statement.
# Versions: Debian's postgresql-15 15.18-0+deb12u1, isolation level read committed (the default).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
sql <<'SQL'
create table desk(no int primary key, closed boolean);
create table ticket(id int primary key, note text, desk int);
insert into desk values (1, false);
insert into ticket values (1, '', null);
SQL
until_one() {
  for _ in {1..100}; do [ "$(sql -c "$1")" != 1 ] || return 0; sleep 0.1; done
  echo "never came: $1" >&2
  exit 1
}
mkfifo "$work/first"
sql <"$work/first" >"$work/first.out" &
first=$!
exec 9>"$work/first"
printf '%s\n' "begin; update ticket set note = 'moved' where id = 1; update desk set closed = true where no = 1;" >&9
until_one "select count(*) from pg_stat_activity where state = 'idle in transaction'"
sql -c "update ticket set desk = 1 where id = 1 and not (select closed from desk where no = 1)" &
second=$!
until_one "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
printf 'commit;\n' >&9
exec 9>&-
wait "$first" "$second"
seen=$(sql -c "select 'ticket', id, note, 'called to', ticket.desk, 'closed', closed from ticket, desk")
recorded=$(cat <<'SEEN'
ticket|1|moved|called to|1|closed|t
SEEN
)
settle "the waiting UPDATE sees the closed window and calls nobody" "postgresql-15 $postgres_version" "$recorded" "$seen"
