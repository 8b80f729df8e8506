#!/bin/sh
set -eu
exec /opt/kafka/bin/kafka-run-class.sh kafka.tools.StorageTool "$@"
