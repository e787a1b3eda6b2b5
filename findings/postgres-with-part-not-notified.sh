#!/usr/bin/env bash
# Expected: every part of a WITH list that notifies is run, as every part of it that updates is.
# Seen: a part that is a SELECT of pg_notify and that nothing refers to is never run; the update beside it is. Neither
#   an error nor a notice: the screens that listen are just not told. As the main SELECT the same call is sent.
# Who meets it: a program of a hall that changes a ticket and tells its boards in one statement.
# Versions: Debian's postgresql-15 15.18-0+deb12u1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
seen=$(sql <<'SQL' | sed 's/ received from server process.*//'
create table ticket(id int primary key, state text);
insert into ticket values (1, 'waiting'), (2, 'waiting'), (3, 'waiting');
listen board;
with told as (select pg_notify('board', 'beside')) update ticket set state = 'called' where id = 1;
with changed as (update ticket set state = 'called' where id = 2 returning id), told as (select pg_notify('board', 'of the change') from changed) select count(*) from ticket where id = 3;
with changed as (update ticket set state = 'called' where id = 3 returning id) select pg_notify('board', 'as the main part') from changed;
select id, state from ticket order by id;
SQL
)
recorded=$(cat <<'SEEN'
1

Asynchronous notification "board" with payload "as the main part"
1|called
2|called
3|called
SEEN
)
settle "the listener hears all three" "postgresql-15 $postgres_version" "$recorded" "$seen"
