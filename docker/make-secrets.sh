#!/bin/sh
# Makes the files in secrets/ that are not there yet; none that is there is ever touched. Only the folder's owner gets in.
set -eu
cd "$(dirname "$0")"
mkdir -p -m 700 secrets
cd secrets
keep() {
  if [ -e "$1" ]; then
    cat > /dev/null
  else
    cat > "$1.new" && [ -s "$1.new" ] && chmod 644 "$1.new" && mv "$1.new" "$1"
  fi
}
word() { openssl rand -hex 24; }
key() { openssl genpkey -algorithm ed25519 -outform DER | openssl base64 -A; }

openssl rand -base64 32 | keep master_key
word | keep owner_password
word | keep runtime_password
word | keep keys_password
echo andock | keep s3_user
word | keep s3_password
key | keep audit_signing_key
key | keep audit_time_key
echo "postgres://andock_app:$(cat runtime_password)@database:5432/andock" | keep database_url
echo "postgres://andock_owner:$(cat owner_password)@database:5432/andock" | keep database_migration_url
echo "postgres://andock_keys:$(cat keys_password)@keys:5432/keys" | keep key_store_url
printf '[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n' "$(cat s3_user)" "$(cat s3_password)" |
  keep s3_credentials
