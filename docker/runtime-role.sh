#!/bin/sh
# Makes the role that the hub runs as; it owns nothing and gets its grants from the migration.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/runtime_password)" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role andock_app login password :'password';
SQL
