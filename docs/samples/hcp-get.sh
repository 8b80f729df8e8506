#!/bin/sh
# ./hcp-get.sh '<path?query>': signs a question about one's own events and asks it
set -eu
id="get_$(openssl rand -hex 16)"
timestamp=$(date +%s)
key=$(printf %s "${HCP_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
signature=$(printf '%s.%s.GET %s' "$id" "$timestamp" "$1" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
curl -sS --fail-with-body "$HCP_INGEST_URL$1" \
  -H "x-hcp-source: $HCP_SOURCE" \
  -H "webhook-id: $id" \
  -H "webhook-timestamp: $timestamp" \
  -H "webhook-signature: v1,$signature"
