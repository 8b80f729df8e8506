#!/bin/sh
# Becomes a class of Kafka. KAFKA_HEAP_OPTS and KAFKA_OPTS are options of the virtual machine.
set -eu
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1} \
  ${KAFKA_OPTS:-} -Djava.awt.headless=true -Dkafka.logs.dir=/tmp \
  -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.properties \
  -cp '/opt/kafka/libs/*' "$@"
