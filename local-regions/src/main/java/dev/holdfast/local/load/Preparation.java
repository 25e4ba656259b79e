package dev.holdfast.local.load;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.Endpoint;
import dev.holdfast.client.LoadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/// Opens the accounts of a run, and puts its plan together.
final class Preparation {

    private static final int ACCOUNTS = 40;
    private static final int ORDER_ACCOUNTS = 8;

    private final Path folder;
    private final LoadOptions options;

    Preparation(Path folder, LoadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /// Puts a token where the generator finds it, and nobody else may read it.
    Path tokenFile(String token) throws IOException {
        Path path = folder.resolve("token");
        Files.deleteIfExists(path);
        Files.createFile(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(path, token);
    }

    /// @throws IOException if the service does not acknowledge accounts
    LoadPlan plan(ApiClient api, Endpoint endpoint, LoadPlan.Target target, Path token)
            throws IOException, InterruptedException {
        String run = Long.toHexString(Instant.now().toEpochMilli());
        int forOrders = options.mix().needsOrderParts() ? ORDER_ACCOUNTS : 0;
        List<String> accounts = Book.open(api, endpoint, run, ACCOUNTS).accounts();
        List<String> orderAccounts =
                Book.open(api, endpoint, run + "-orders", forOrders).accounts();
        return new LoadPlan(
                target,
                options.shape(),
                new LoadPlan.Workload(run, options.seed(), options.mix(), accounts, orderAccounts),
                new LoadPlan.Files(
                        token.toString(),
                        folder.resolve("ledger.jsonl").toString(),
                        folder.resolve("generator.json").toString()));
    }
}
