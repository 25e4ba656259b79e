package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaContext;
import io.quarkus.amazon.lambda.runtime.LambdaInputReader;
import io.quarkus.amazon.lambda.runtime.LambdaOutputWriter;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.crac.CheckpointException;
import org.crac.Core;
import org.crac.RestoreException;

/// What AWS's Java runtime does with the package: it makes the handler that the deployment names,
/// and hands it one event of the runtime API after the other.
public final class LambdaRuntime extends AbstractLambdaPollLoop {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Not an event of AWS's: has the process do what it does around a snapshot of SnapStart's.
    static final String SNAPSHOT = "snapshot";

    private final QuarkusStreamHandler handler = new QuarkusStreamHandler();

    private LambdaRuntime() {
        // Whatever is no production does not ask for a main method, which a handler has not.
        super(JSON, JSON.reader(), JSON.reader(), LaunchMode.TEST);
    }

    public static void main(String[] arguments) throws InterruptedException {
        new LambdaRuntime().startPollLoop(new UntilKilled());
        new CountDownLatch(1).await();
    }

    private static final class UntilKilled implements ShutdownContext {

        @Override
        public void addShutdownTask(Runnable runnable) {}

        @Override
        public void addLastShutdownTask(Runnable runnable) {}
    }

    @Override
    protected boolean isStream() {
        return true;
    }

    @Override
    protected void processRequest(
            InputStream event, OutputStream answer, AmazonLambdaContext context)
            throws IOException {
        byte[] asked = event.readAllBytes();
        if (SNAPSHOT.equals(new String(asked, StandardCharsets.UTF_8))) {
            goThroughSnapshot();
            answer.write("{}".getBytes(StandardCharsets.UTF_8));
        } else {
            handler.handleRequest(new ByteArrayInputStream(asked), answer, context);
        }
    }

    private static void goThroughSnapshot() throws IOException {
        try {
            Core.checkpointRestore();
        } catch (CheckpointException | RestoreException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    protected Object processRequest(Object input, AmazonLambdaContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected LambdaInputReader<?> getInputReader() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected LambdaOutputWriter getOutputWriter() {
        throw new UnsupportedOperationException();
    }
}
