#!/bin/sh
# Becomes mongod, without the rights of root and with its data its own.
set -eu
case "${1:-}" in -*) set -- mongod "$@" ;; esac
if [ "$1" = mongod ] && [ "$(id -u)" = 0 ]; then
  chown mongodb:mongodb /data/db
  exec setpriv --reuid=mongodb --regid=mongodb --clear-groups -- "$@"
fi
exec "$@"
