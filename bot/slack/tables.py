"""The tables of the ledger; what they hold is told in `bot.slack.ledger`."""

TABLES = (
    """CREATE TABLE IF NOT EXISTS questions (
        key TEXT PRIMARY KEY, asked TEXT NOT NULL, asker TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT, lane TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done')), owner TEXT NOT NULL, at REAL NOT NULL,
        resumed INTEGER NOT NULL DEFAULT 0,  -- how often it was taken over
        answered INTEGER NOT NULL DEFAULT 0, -- done with a reply, rather than a word about something else
        reply TEXT, words TEXT, said TEXT    -- JSON: the reply of `bot.showing.wire`, its words in their passages, as a message
    )""",
    "CREATE INDEX IF NOT EXISTS questions_of_thread ON questions (channel, thread)",
    "CREATE INDEX IF NOT EXISTS questions_of_asker ON questions (asker, at)",
    "CREATE INDEX IF NOT EXISTS questions_of_state ON questions (state, lane)",
    "CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS messages (
        channel TEXT NOT NULL, ts TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (channel, ts)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS messages_of_question ON messages (key)",
    """CREATE TABLE IF NOT EXISTS votes (
        key TEXT NOT NULL, voter TEXT NOT NULL, vote TEXT NOT NULL CHECK (vote IN ('up', 'down')), reason TEXT, at REAL NOT NULL,
        PRIMARY KEY (key, voter)
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS once (key TEXT NOT NULL, deed TEXT NOT NULL, PRIMARY KEY (key, deed)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS failures (key TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID",
    # Questions that Slack hindered: how often, since when, and until when they are left alone
    """CREATE TABLE IF NOT EXISTS postponed (
        key TEXT PRIMARY KEY, times INTEGER NOT NULL, since REAL NOT NULL, until REAL NOT NULL
    ) WITHOUT ROWID""",
    # Questions of which it is not known yet whether they are for us, and threads that are known to be none of ours
    "CREATE TABLE IF NOT EXISTS doubts (key TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS strange_threads (
        channel TEXT NOT NULL, thread TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (channel, thread)
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
