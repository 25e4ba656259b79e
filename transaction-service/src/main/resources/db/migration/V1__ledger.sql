-- The ledger of one region. At every commit:
--   database = fold(journal up to journal_position) + outbox.
-- Only the functions at the end write it, each in a transaction that holds the reign row.

CREATE TABLE accounts (
    id              uuid   PRIMARY KEY,
    currency        text   NOT NULL,
    balance         bigint NOT NULL,
    overdraft_limit bigint NOT NULL CHECK (overdraft_limit >= 0),
    version         bigint NOT NULL CHECK (version > 0),
    last_posted     uuid,
    -- A limit is never negative, so its negation never overflows; a sum of both could.
    CONSTRAINT balance_within_limit CHECK (balance >= -overdraft_limit)
) WITH (fillfactor = 50);  -- Room for the next version on the same page keeps updates out of the index.
COMMENT ON TABLE accounts IS 'Every account in its latest state.';
COMMENT ON COLUMN accounts.id IS 'The id of the decision that opened it.';
COMMENT ON COLUMN accounts.currency IS 'ISO 4217, three letters.';
COMMENT ON COLUMN accounts.balance IS 'In minor units; never below -overdraft_limit.';
COMMENT ON COLUMN accounts.overdraft_limit IS 'How far below zero the balance may go, in minor units.';
COMMENT ON COLUMN accounts.version IS '1 when opened; one more with every posting and every change of the limit.';
COMMENT ON COLUMN accounts.last_posted IS 'The latest transaction that moved its balance: where its history begins, newest first. Null if none has.';

CREATE TABLE decisions (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('OPEN', 'LIMIT', 'TRANSFER', 'REVERSE')),
    outcome      smallint    NOT NULL CHECK (outcome BETWEEN 0 AND 255),
    scope        text        NOT NULL,
    key          text        NOT NULL,
    debit        uuid,
    credit       uuid,
    amount       bigint,
    currency     text,
    reference    text,
    metadata     jsonb,
    original     uuid,
    limit_before bigint,
    decided_at   timestamptz NOT NULL,
    row_id       uuid        NOT NULL,
    -- The two postings of a transaction that was done.
    debit_version  bigint,
    debit_balance  bigint,
    debit_before   uuid,
    credit_version bigint,
    credit_balance bigint,
    credit_before  uuid,
    CONSTRAINT reverse_names_original CHECK ((kind = 'REVERSE') = (original IS NOT NULL))
);
-- A transfer is reversed once, whatever the code above believes.
CREATE UNIQUE INDEX decisions_reversed_once ON decisions (original) WHERE kind = 'REVERSE' AND outcome = 0;
-- Whether a change of the limit is in the journal is asked whenever the account is read.
CREATE INDEX decisions_limits ON decisions (debit) WHERE kind = 'LIMIT' AND outcome = 0;
COMMENT ON TABLE decisions IS 'The outcome of every command: recorded once, never decided again.';
COMMENT ON COLUMN decisions.id IS 'Derived from scope and key, so one key has one decision.';
COMMENT ON COLUMN decisions.kind IS 'What was asked for: OPEN or LIMIT of an account, TRANSFER, REVERSE of a transfer.';
COMMENT ON COLUMN decisions.outcome IS '0 if it was done, else the code of the rejection.';
COMMENT ON COLUMN decisions.scope IS 'The authenticated caller, in whose scope the key is unique.';
COMMENT ON COLUMN decisions.key IS 'The idempotency key that the caller chose.';
COMMENT ON COLUMN decisions.debit IS 'TRANSFER: the account to debit. REVERSE: the account that was debited, if it was done. LIMIT: the account.';
COMMENT ON COLUMN decisions.credit IS 'TRANSFER: the account to credit. REVERSE: the account that was credited, if it was done.';
COMMENT ON COLUMN decisions.amount IS 'In minor units. TRANSFER, and REVERSE if it was done: the amount. OPEN and LIMIT: the overdraft limit asked for.';
COMMENT ON COLUMN decisions.currency IS 'OPEN and TRANSFER: as asked for. REVERSE: of the original, if it was done.';
COMMENT ON COLUMN decisions.reference IS 'Free text of the caller.';
COMMENT ON COLUMN decisions.metadata IS 'Names and values of the caller; null if there are none.';
COMMENT ON COLUMN decisions.original IS 'REVERSE: the transaction to take back.';
COMMENT ON COLUMN decisions.limit_before IS 'LIMIT, if it was done: the limit before, which undoing restores.';
COMMENT ON COLUMN decisions.decided_at IS 'Wall time of the region that decided; for people, not for order.';
COMMENT ON COLUMN decisions.row_id IS 'The outbox row that carries it or carried it. Once that row has left the outbox, the decision is in the journal.';

COMMENT ON COLUMN decisions.debit_version IS 'The version of the debited account that it made; null if it moved nothing.';
COMMENT ON COLUMN decisions.debit_balance IS 'The balance of the debited account after it.';
COMMENT ON COLUMN decisions.debit_before IS 'The transaction before it in the history of the debited account; null at the beginning.';
COMMENT ON COLUMN decisions.credit_version IS 'As debit_version, of the credited account.';
COMMENT ON COLUMN decisions.credit_balance IS 'As debit_balance, of the credited account.';
COMMENT ON COLUMN decisions.credit_before IS 'As debit_before, of the credited account.';

-- An account's history is read along the chain from accounts.last_posted. It has no index of its own: two more
-- entries for each transaction, in random places, took a third of a batch's time.
CREATE VIEW postings AS
    SELECT debit AS account, debit_version AS version, id AS transaction_id, -amount AS amount,
           debit_balance AS balance, debit_before AS before
    FROM decisions WHERE debit_version IS NOT NULL
    UNION ALL
    SELECT credit, credit_version, id, amount, credit_balance, credit_before
    FROM decisions WHERE credit_version IS NOT NULL;
COMMENT ON VIEW postings IS 'Two for every transaction that was done; their amounts sum to zero.';
COMMENT ON COLUMN postings.version IS 'The version of the account that it made; orders the account''s history.';
COMMENT ON COLUMN postings.transaction_id IS 'The decision, a TRANSFER or a REVERSE.';
COMMENT ON COLUMN postings.amount IS 'Signed, in minor units: negative for a debit.';
COMMENT ON COLUMN postings.balance IS 'The balance of the account after it.';
COMMENT ON COLUMN postings.before IS 'The transaction before it in the history of the account; null at the beginning.';

CREATE TABLE outbox (
    id           uuid   PRIMARY KEY,
    order_number bigint NOT NULL UNIQUE,
    decisions    bytea  NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
-- Compressing is left to the entry: here it would cost time under the locks of the batch.
ALTER TABLE outbox ALTER COLUMN decisions SET STORAGE EXTERNAL;
COMMENT ON TABLE outbox IS 'Committed batches that are not yet known to be in the journal.';
COMMENT ON COLUMN outbox.order_number IS 'Drawn under the batch lock: of two batches the later has the higher number.';
COMMENT ON COLUMN outbox.decisions IS 'Encoded; enough to apply the decisions again and to take them back.';

-- CACHE 1: a session that keeps numbers would hand them out against the order of the locks.
CREATE SEQUENCE outbox_order CACHE 1;

CREATE TABLE journal_position (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint  NOT NULL CHECK (epoch > 0),
    sequence bigint  NOT NULL CHECK (sequence >= 0),
    hash     bytea   NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE journal_position IS 'One row: the entry up to which this database contains the journal, and its hash.';
INSERT INTO journal_position (epoch, sequence, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE TABLE database_reign (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint  NOT NULL CHECK (epoch >= 0),
    region   text    NOT NULL CHECK (region <> ''),
    open     boolean NOT NULL
);
COMMENT ON TABLE database_reign IS 'One row: who may write here. Every writer compares it with what it expects, and holds it until it ends.';
COMMENT ON COLUMN database_reign.region IS 'none before the first claim.';
INSERT INTO database_reign (epoch, region, open) VALUES (0, 'none', false);

-- Refusals that the service tells apart by SQLSTATE:
--   HF001 the reign row does not say what the writer expects
--   HF002 the position moved
--   HF003 an outbox row is missing
--   HF004 an account or decision is not as it was read

-- One batch at a time. Whatever a batch reads under this lock, the absence of keys and accounts included,
-- stays so until it ends, two batches cannot deadlock, and their order numbers follow each other. Row locks
-- could not cover absence, and an advisory lock for each key would overrun the shared lock table. Measured:
-- two processes write as fast as one, without the lock they would be 1.4 times (batches of 1,000) to
-- 1.7 times (of 20) as fast. What one batch lacks in company it makes up in size.
CREATE FUNCTION lock_batches() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1752132708, 1)
$$;

CREATE FUNCTION require_reign(reign database_reign, p_epoch bigint, p_region text, p_open boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (reign.epoch = p_epoch AND reign.region = p_region AND reign.open = p_open) IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'HF001', MESSAGE = format(
            'The database is in epoch %s of %s, %s.', reign.epoch, reign.region,
            CASE WHEN reign.open THEN 'open' ELSE 'closed' END);
    END IF;
END $$;

-- First the batch lock, then the reign row: in a crowd of sharers nobody could ever close.
CREATE FUNCTION enter_batch(p_epoch bigint, p_region text, p_open boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    reign database_reign;
BEGIN
    PERFORM lock_batches();
    SELECT * INTO reign FROM database_reign FOR SHARE;
    PERFORM require_reign(reign, p_epoch, p_region, p_open);
END $$;

CREATE FUNCTION enter_recovery(p_epoch bigint, p_region text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    reign database_reign;
BEGIN
    PERFORM lock_batches();
    SELECT * INTO reign FROM database_reign FOR UPDATE;
    PERFORM require_reign(reign, p_epoch, p_region, false);
END $$;

-- Writes what decisions do to the ledger, in one call: if it fails, nothing is left to commit.
-- d_ decisions with their postings, o_ opened accounts, c_ changed accounts with the version they had, x_ the
-- outbox row, null in a replay. The caller hands all of them over in the order of their index: then each
-- finds its page in the cache. Sorting them here takes a tenth of a batch's time, not sorting more than that.
CREATE FUNCTION write_change(
    d_id uuid[], d_kind text[], d_outcome smallint[], d_scope text[], d_key text[],
    d_debit uuid[], d_credit uuid[], d_amount bigint[], d_currency text[],
    d_reference text[], d_metadata text[], d_original uuid[], d_limit_before bigint[],
    d_decided_at timestamptz[], d_row uuid[],
    d_debit_version bigint[], d_debit_balance bigint[], d_debit_before uuid[],
    d_credit_version bigint[], d_credit_balance bigint[], d_credit_before uuid[],
    o_id uuid[], o_currency text[], o_balance bigint[], o_limit bigint[], o_version bigint[], o_last uuid[],
    c_id uuid[], c_before bigint[], c_balance bigint[], c_limit bigint[], c_version bigint[], c_last uuid[],
    x_id uuid, x_order bigint, x_decisions bytea)
RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS $$
DECLARE
    written bigint;
BEGIN
    INSERT INTO decisions
    SELECT d.id, d.kind, d.outcome, d.scope, d.key, d.debit, d.credit, d.amount, d.currency, d.reference,
           d.metadata::jsonb, d.original, d.limit_before, d.decided_at, d.row_id,
           d.debit_version, d.debit_balance, d.debit_before, d.credit_version, d.credit_balance, d.credit_before
    FROM unnest(d_id, d_kind, d_outcome, d_scope, d_key, d_debit, d_credit, d_amount, d_currency, d_reference,
                d_metadata, d_original, d_limit_before, d_decided_at, d_row, d_debit_version, d_debit_balance,
                d_debit_before, d_credit_version, d_credit_balance, d_credit_before)
        AS d(id, kind, outcome, scope, key, debit, credit, amount, currency, reference,
             metadata, original, limit_before, decided_at, row_id, debit_version, debit_balance,
             debit_before, credit_version, credit_balance, credit_before);
    IF cardinality(o_id) > 0 THEN
        INSERT INTO accounts SELECT * FROM unnest(o_id, o_currency, o_balance, o_limit, o_version, o_last);
    END IF;
    IF cardinality(c_id) > 0 THEN
        UPDATE accounts a SET balance = c.balance, overdraft_limit = c.overdraft_limit, version = c.version,
                              last_posted = c.last_posted
        FROM unnest(c_id, c_before, c_balance, c_limit, c_version, c_last)
            AS c(id, before, balance, overdraft_limit, version, last_posted)
        WHERE a.id = c.id AND a.version = c.before;
        GET DIAGNOSTICS written = ROW_COUNT;
        IF written <> cardinality(c_id) THEN
            RAISE EXCEPTION USING ERRCODE = 'HF004', MESSAGE = 'An account is not as it was read.';
        END IF;
    END IF;
    IF x_id IS NOT NULL THEN
        INSERT INTO outbox VALUES (x_id, x_order, x_decisions);
    END IF;
END $$;

-- What the relay writes once an entry is stored. Called alone, it is a transaction of its own.
CREATE FUNCTION settle_entry(
    p_epoch bigint, p_region text, p_open boolean, p_from_epoch bigint, p_from_sequence bigint,
    p_to_epoch bigint, p_to_sequence bigint, p_hash bytea, p_rows uuid[], p_decisions bytea[])
RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off
AS $$
DECLARE
    reign   database_reign;
    written bigint;
BEGIN
    SELECT * INTO reign FROM database_reign FOR SHARE;
    PERFORM require_reign(reign, p_epoch, p_region, p_open);
    UPDATE journal_position SET epoch = p_to_epoch, sequence = p_to_sequence, hash = p_hash
    WHERE epoch = p_from_epoch AND sequence = p_from_sequence;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'HF002', MESSAGE = 'The position has moved.';
    END IF;
    DELETE FROM outbox o USING unnest(p_rows, p_decisions) AS r(id, decisions)
    WHERE o.id = r.id AND o.decisions = r.decisions;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> cardinality(p_rows) THEN
        RAISE EXCEPTION USING ERRCODE = 'HF003', MESSAGE = 'A row of the entry is not in the outbox.';
    END IF;
END $$;

-- Takes the decisions of an outbox row back. r_ accounts to set back, with the version they had.
CREATE FUNCTION undo_row(
    x_id uuid, d_id uuid[], r_id uuid[], r_before bigint[], r_balance bigint[], r_limit bigint[],
    r_version bigint[], closed uuid[])
RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET jit = off
AS $$
DECLARE
    accounts_back  bigint;
    decisions_gone bigint;
BEGIN
    DELETE FROM outbox WHERE id = x_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'HF003', MESSAGE = 'The row is not in the outbox.';
    END IF;
    DELETE FROM accounts WHERE id = ANY (closed);
    -- The history of an account ends again before the first of its postings that goes.
    UPDATE accounts a SET balance = r.balance, overdraft_limit = r.overdraft_limit, version = r.version,
                          last_posted = CASE WHEN g.account IS NULL THEN a.last_posted ELSE g.before END
    FROM unnest(r_id, r_before, r_balance, r_limit, r_version)
            AS r(id, before, balance, overdraft_limit, version)
        LEFT JOIN (
            SELECT DISTINCT ON (p.account) p.account, p.before FROM postings p
            WHERE p.transaction_id = ANY (d_id) ORDER BY p.account, p.version
        ) g ON g.account = r.id
    WHERE a.id = r.id AND a.version = r.before;
    GET DIAGNOSTICS accounts_back = ROW_COUNT;
    DELETE FROM decisions WHERE id = ANY (d_id) AND row_id = x_id;
    GET DIAGNOSTICS decisions_gone = ROW_COUNT;
    IF accounts_back <> cardinality(r_id) OR decisions_gone <> cardinality(d_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'HF004', MESSAGE = 'The ledger is not what the row made of it.';
    END IF;
END $$;
