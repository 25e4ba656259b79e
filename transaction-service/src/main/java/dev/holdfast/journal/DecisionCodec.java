package dev.holdfast.journal;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The encoded form of decisions, in outbox rows and in entries. The first byte is the version. Ids
/// are left out: they derive from the keys.
public final class DecisionCodec {

    static final int VERSION = 1;

    private static final int OPEN = 1;
    private static final int LIMIT = 2;
    private static final int TRANSFER = 3;
    private static final int REVERSE = 4;
    private static final int DONE = 0;
    private static final int MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private DecisionCodec() {}

    public static Payload encode(List<Decision> decisions) {
        ByteSink sink = new ByteSink().octet(VERSION).number(decisions.size());
        decisions.forEach(decision -> write(sink, decision));
        return Payload.of(sink.bytes());
    }

    private static void write(ByteSink sink, Decision decision) {
        command(sink, decision.command());
        Instant at = decision.decidedAt();
        sink.number(at.getEpochSecond() * MICROS + at.getNano() / NANOS_PER_MICRO);
        switch (decision.outcome()) {
            case Outcome.Rejected rejected -> sink.octet(rejected.reason().code());
            case Outcome.Opened ignored -> sink.octet(DONE);
            case Outcome.LimitChanged changed -> sink.octet(DONE).number(changed.before());
            case Outcome.Posted posted -> posted(sink.octet(DONE), decision.command(), posted);
        }
    }

    /// A transfer's posting says the same as its command; only a reversal's must be written.
    private static void posted(ByteSink sink, Command command, Outcome.Posted posted) {
        if (command instanceof Command.Reverse) {
            sink.uuid(posted.debit().value())
                    .uuid(posted.credit().value())
                    .number(posted.amount())
                    .text(posted.currency().value());
        }
    }

    private static void command(ByteSink sink, Command command) {
        switch (command) {
            case Command.OpenAccount open ->
                    key(sink.octet(OPEN), open.key())
                            .text(open.currency().value())
                            .number(open.overdraftLimit());
            case Command.ChangeOverdraftLimit limit ->
                    key(sink.octet(LIMIT), limit.key())
                            .uuid(limit.account().value())
                            .number(limit.overdraftLimit());
            case Command.Transfer transfer -> transfer(sink, transfer);
            case Command.Reverse reverse ->
                    details(
                            key(sink.octet(REVERSE), reverse.key())
                                    .uuid(reverse.original().value()),
                            reverse.details());
        }
    }

    private static void transfer(ByteSink sink, Command.Transfer transfer) {
        key(sink.octet(TRANSFER), transfer.key())
                .uuid(transfer.debit().value())
                .uuid(transfer.credit().value())
                .number(transfer.amount())
                .text(transfer.currency().value());
        details(sink, transfer.details());
    }

    private static ByteSink key(ByteSink sink, IdempotencyKey key) {
        return sink.text(key.scope()).text(key.value());
    }

    private static void details(ByteSink sink, Details details) {
        sink.text(details.reference()).number(details.metadata().size());
        details.metadata().forEach((name, value) -> sink.text(name).text(value));
    }

    /// @throws CorruptJournal if these are not the bytes of decisions of a known version
    public static List<Decision> decode(Payload payload) {
        ByteSource source = new ByteSource(payload.bytes());
        int version = source.octet();
        if (version != VERSION) {
            throw new CorruptJournal(
                    "The decisions have format "
                            + version
                            + "; this version reads "
                            + VERSION
                            + " only.");
        }
        try {
            return decisions(source);
        } catch (IllegalArgumentException impossible) {
            throw new CorruptJournal("A decision holds a value that cannot be.", impossible);
        }
    }

    private static List<Decision> decisions(ByteSource source) {
        long count = source.number();
        List<Decision> decisions = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            decisions.add(decision(source));
        }
        source.end();
        return List.copyOf(decisions);
    }

    private static Decision decision(ByteSource source) {
        Command command = command(source);
        long micros = source.number();
        Instant at = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS_PER_MICRO);
        DecisionId id = command.key().decisionId();
        int code = source.octet();
        Outcome outcome =
                code == DONE
                        ? done(command, id, source)
                        : new Outcome.Rejected(Rejection.ofCode(code));
        return new Decision(id, command, at, outcome);
    }

    private static Outcome done(Command command, DecisionId id, ByteSource source) {
        return switch (command) {
            case Command.OpenAccount ignored -> new Outcome.Opened(new AccountId(id.value()));
            case Command.ChangeOverdraftLimit ignored -> new Outcome.LimitChanged(source.number());
            case Command.Transfer t ->
                    new Outcome.Posted(t.debit(), t.credit(), t.amount(), t.currency());
            case Command.Reverse ignored ->
                    new Outcome.Posted(
                            account(source),
                            account(source),
                            source.number(),
                            new CurrencyCode(source.text()));
        };
    }

    private static Command command(ByteSource source) {
        int kind = source.octet();
        IdempotencyKey key = new IdempotencyKey(source.text(), source.text());
        return switch (kind) {
            case OPEN ->
                    new Command.OpenAccount(key, new CurrencyCode(source.text()), source.number());
            case LIMIT -> new Command.ChangeOverdraftLimit(key, account(source), source.number());
            case TRANSFER ->
                    new Command.Transfer(
                            key,
                            account(source),
                            account(source),
                            source.number(),
                            new CurrencyCode(source.text()),
                            details(source));
            case REVERSE ->
                    new Command.Reverse(key, new DecisionId(source.uuid()), details(source));
            default -> throw new CorruptJournal("A command of kind " + kind + " is not known.");
        };
    }

    private static AccountId account(ByteSource source) {
        return new AccountId(source.uuid());
    }

    private static Details details(ByteSource source) {
        String reference = source.text();
        long count = source.number();
        SortedMap<String, String> metadata = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            metadata.put(source.text(), source.text());
        }
        return Details.of(reference, metadata);
    }
}
