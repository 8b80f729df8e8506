#!/bin/sh
# The command line of haochaping, in its image.
exec node --enable-source-maps /app/dist/tools/hcp/main.js "$@"
