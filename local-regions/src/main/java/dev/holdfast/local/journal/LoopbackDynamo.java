package dev.holdfast.local.journal;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The main class of the journal's process. DynamoDB Local's own offers no way to say which address
/// it binds and takes all of them, and it needs the libraries of its telemetry; this puts the same
/// request handler behind a server on the loopback address. It is reflective because DynamoDB Local
/// must not be on the class path of anything that we build.
public final class LoopbackDynamo {
    private static final String PACKAGE = "software.amazon.dynamodb.services.local.server.";
    private static final boolean IN_MEMORY = true;
    private static final boolean SHARED = true;
    private static final boolean WITH_DELAYS = false;

    private LoopbackDynamo() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int port = Integer.parseInt(arguments[0]);
        Object requests =
                create(
                        PACKAGE + "LocalDynamoDBRequestHandler",
                        port,
                        IN_MEMORY,
                        null,
                        SHARED,
                        WITH_DELAYS);
        Object handler = create(PACKAGE + "LocalDynamoDBServerHandler", requests, null);
        Object server =
                create(
                        "org.eclipse.jetty.server.Server",
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        Class<?> type = Class.forName("org.eclipse.jetty.server.Handler");
        server.getClass().getMethod("setHandler", type).invoke(server, handler);
        server.getClass().getMethod("start").invoke(server);
        server.getClass().getMethod("join").invoke(server);
    }

    private static Object create(String type, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : Class.forName(type).getConstructors()) {
            if (accepts(constructor, arguments)) {
                return constructor.newInstance(arguments);
            }
        }
        throw new NoSuchMethodException(type + " has changed its constructors.");
    }

    private static boolean accepts(Constructor<?> constructor, @Nullable Object[] arguments) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments[i];
            Class<?> boxed = MethodType.methodType(types[i]).wrap().returnType();
            if (argument != null && !boxed.isInstance(argument)) {
                return false;
            }
        }
        return true;
    }
}
