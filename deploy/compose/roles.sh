#!/bin/sh
# Makes the two roles that docs/workspace/database.md tells of, when the database is made. It runs in the database’s image.
set -eu
password_in() { sed -n 's#^postgres://[^:]*:\([^@]*\)@.*#\1#p' "/run/secrets/$1"; }
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --set=application="$(password_in application-url)" --set=owner="$(password_in owner-url)" <<'SQL'
select format('create role assay login nosuperuser nobypassrls encrypted password %L', :'application') \gexec
select format('create role assay_owner login nosuperuser nobypassrls encrypted password %L', :'owner') \gexec
create database assay owner assay_owner;
SQL
