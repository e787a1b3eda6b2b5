# Sourced after base.sh: a throw-away PostgreSQL 15 of Debian 12 with locale C, reached by `sql`.
postgres_version=15.18-0+deb12u1
deb_get "postgresql-15=$postgres_version" "postgresql-client-15=$postgres_version" "libpq5=$postgres_version" libicu72=72.1-3+deb12u1 \
  libxml2 libldap-2.5-0 libsasl2-2 libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libkeyutils1 libreadline8 libedit2
bin="$work/deb/usr/lib/postgresql/15/bin"
as_server() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }
on_exit() { as_server "$bin/pg_ctl" -D "$work/db/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"; }
mkdir "$work/db"
chmod 711 "$work"
[ "$(id -u)" != 0 ] || chown nobody:nogroup "$work/db"
(
  cd "$work/db"
  as_server "$bin/initdb" -D "$work/db/data" -U hall -E UTF8 --locale=C -A trust -L "$work/deb/usr/share/postgresql/15" >/dev/null
  as_server "$bin/pg_ctl" -D "$work/db/data" -w -l "$work/db/log" -o "-k $work/db -c listen_addresses= -c fsync=off" start >/dev/null
)
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$work/db" -U hall -d postgres "$@"; }
