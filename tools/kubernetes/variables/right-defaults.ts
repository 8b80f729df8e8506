/** Why a default is right in a cluster, and of which variables. */
export const RIGHT_DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  'ports: a pod has all of them to itself': [
    ...['INGEST_PORT', 'AGGREGATOR_PORT', 'REPORT_PORT', 'CONSOLE_PORT', 'HCP_PUBLIC_SITE_PORT'],
  ],
  'files that the image brings along': [
    ...['HCP_WEB_DIR', 'HCP_PUBLIC_WEB_DIR', 'HCP_CONSOLE_WEB_DIR'],
    ...['HCP_SOURCE_MAPS', 'HCP_SCORECARD_FILE', 'HCP_CALENDAR_FILE'],
  ],
  'rules of a province, the same wherever it runs': [
    ...['HCP_RATING_WINDOW_DAYS', 'HCP_FOLLOW_UP_DAYS', 'HCP_ASK_HANDLER', 'HCP_MINIMUM_SAMPLE'],
    ...['HCP_LOW_ACTIVE_RATE', 'HCP_OFFICIAL_INDICATOR', 'HCP_LEVEL_WEIGHTS'],
    ...['HCP_PUBLICATION_ALGORITHM', 'HCP_HONOUR_LEAST_CLOSED', 'HCP_HONOUR_LEAST_SATISFIED'],
    ...['HCP_HONOUR_MOST_LATE_DAYS', 'HCP_HONOUR_NOTICE_DAYS', 'HCP_KEY_GRACE'],
  ],
  'rules of integrity, likewise': [
    ...['HCP_FLAG_REST_SECONDS', 'HCP_FLAG_SHARES_MINUTES', 'HCP_FLAG_EARLY_RATINGS'],
    ...['HCP_FLAG_EARLY_MINUTES', 'HCP_FLAG_BURST_RATINGS', 'HCP_FLAG_BURST_SECONDS'],
    ...['HCP_FLAG_PERSON_PEOPLE', 'HCP_FLAG_WORDS_RATINGS', 'HCP_FLAG_PERFECT_RATINGS'],
    ...['HCP_FLAG_PERFECT_ONE_IN', 'HCP_FLAG_DEFAULT_SERVICES', 'HCP_FLAG_DEFAULT_RISE'],
  ],
  'rules of accounts, likewise': [
    ...['HCP_SESSION_IDLE_MINUTES', 'HCP_SESSION_HOURS', 'HCP_PASSWORD_DAYS', 'HCP_LOCK_AFTER'],
    ...['HCP_LOCK_MINUTES', 'HCP_REQUIRE_TOTP'],
  ],
  'sizes that fit the limits of the pods': [
    ...['INGEST_EVENTS_PER_SECOND', 'INGEST_LINGER_MS', 'AGGREGATOR_BATCH_EVENTS'],
    ...['AGGREGATOR_SESSION_TIMEOUT_MS', 'AGGREGATOR_OLD_SCORES_MINUTES'],
    ...['REPORT_CACHE_MIB', 'HCP_PUBLIC_CACHE_MIB'],
  ],
  'the public listener is where the others are': ['HCP_PUBLIC_SITE_HOST'],
  'nobody in the government network gets notices until one says who': ['HCP_WEBHOOK_HOSTS'],
  'passwords do, and a certificate of our own is for who has one': [
    ...['KAFKA_TLS_CERT_FILE', 'KAFKA_TLS_KEY_FILE', 'MONGODB_TLS_CERT_KEY_FILE'],
  ],
  'no event is sent from within the cluster': ['HCP_INGEST_URL', 'HCP_SECRET'],
};
