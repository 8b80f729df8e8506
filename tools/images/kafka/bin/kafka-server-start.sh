#!/bin/sh
set -eu
export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xmx512m}"
export KAFKA_JVM_PERFORMANCE_OPTS="${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseG1GC -XX:+ExitOnOutOfMemoryError}"
exec /opt/kafka/bin/kafka-run-class.sh kafka.Kafka "$@"
