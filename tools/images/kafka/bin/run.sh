#!/bin/sh
# Writes server.properties from the environment (KAFKA_LOG_DIRS is log.dirs, __ stands for _, ___ for
# -), formats a new data directory, and becomes the broker: as process 1 java gets the signals.
set -eu
config=/opt/kafka/config/server.properties

defaults() {
  cat <<'PROPERTIES'
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
controller.quorum.voters=1@localhost:9093
log.dirs=/var/lib/kafka/data
PROPERTIES
}

given() {
  env | awk -F= '
    /^KAFKA_(HEAP_OPTS|OPTS|JVM_PERFORMANCE_OPTS|LOG4J_[A-Z_]*)=/ { next }
    /^KAFKA_[A-Z0-9_]+=/ {
      name = tolower(substr($1, 7))
      gsub(/___/, "-", name); gsub(/__/, "\001", name); gsub(/_/, ".", name); gsub(/\001/, "_", name)
      print name "=" substr($0, length($1) + 2)
    }'
}

if [ -z "$(given)" ]; then defaults; else given; fi >"$config"
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted \
  -t "${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}" -c "$config"
exec /opt/kafka/bin/kafka-server-start.sh "$config"
