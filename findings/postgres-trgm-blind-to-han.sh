#!/usr/bin/env bash
# Expected: with pg_trgm, whose index serves LIKE and similarity, Chinese words have trigrams as Latin ones have.
# Seen: in a database with locale C (what initdb takes where no locale is set) Han letters are no letters to pg_trgm:
#   no trigram, similarity 0 even of a text with itself, no error. LIKE still answers, Latin words have trigrams.
# Who meets it: a hall that lets a report or web page search matters in the PostgreSQL store by likeness.
# Versions: Debian's postgresql-15 15.18-0+deb12u1 with its pg_trgm.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
seen=$(sql <<'SQL'
create extension pg_trgm;
select 'letters of the database', datctype from pg_database where datname = current_database();
select 'trigrams of 社保卡', array_to_string(show_trgm('社保卡'), ',');
select 'trigrams of card', array_to_string(show_trgm('card'), ',');
select 'likeness of 社保卡 with itself', similarity('社保卡', '社保卡');
select 'LIKE', '社保卡办理' like '%社保卡%';
SQL
)
recorded=$(cat <<'SEEN'
letters of the database|C
trigrams of 社保卡|
trigrams of card|  c, ca,ard,car,rd 
likeness of 社保卡 with itself|0
LIKE|t
SEEN
)
settle "社保卡 has trigrams, and is like itself" "postgresql-15 $postgres_version" "$recorded" "$seen"
