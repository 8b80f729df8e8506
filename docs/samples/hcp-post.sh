#!/bin/sh
# ./hcp-post.sh <path> <file>: signs a file of JSON and posts it; HCP_ID, if set, is the webhook-id
set -eu
id="${HCP_ID:-msg_$(openssl rand -hex 16)}"
timestamp=$(date +%s)
key=$(printf %s "${HCP_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
signature=$({ printf '%s.%s.' "$id" "$timestamp"; cat "$2"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
curl -sS --fail-with-body "$HCP_INGEST_URL$1" \
  -H 'content-type: application/json' \
  -H "x-hcp-source: $HCP_SOURCE" \
  -H "webhook-id: $id" \
  -H "webhook-timestamp: $timestamp" \
  -H "webhook-signature: v1,$signature" \
  --data-binary "@$2"
