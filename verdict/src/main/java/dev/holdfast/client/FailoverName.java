package dev.holdfast.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The service's name, resolved as a well-behaved client does it: by asking the DNS server, and
/// again when the answer's time to live is over.
public final class FailoverName implements Endpoint {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final String name;
    private final int port;
    private final SimpleResolver resolver;
    private @Nullable String address;
    private long expires;

    public FailoverName(String name, int port, InetSocketAddress dnsServer) {
        this.name = name;
        this.port = port;
        this.resolver = new SimpleResolver(dnsServer);
        resolver.setTimeout(TIMEOUT);
    }

    /// The base address of the service at the moment.
    ///
    /// @throws IOException if the name does not resolve
    @Override
    public synchronized URI base() throws IOException {
        if (address == null || System.nanoTime() - expires >= 0) {
            resolve();
        }
        return URI.create("http://" + address + ":" + port);
    }

    private void resolve() throws IOException {
        Name absolute = Name.fromString(name, Name.root);
        Message answer =
                resolver.send(Message.newQuery(Record.newRecord(absolute, Type.A, DClass.IN)));
        for (Record found : answer.getSection(Section.ANSWER)) {
            if (found instanceof ARecord a) {
                address = a.getAddress().getHostAddress();
                expires = System.nanoTime() + Duration.ofSeconds(a.getTTL()).toNanos();
                return;
            }
        }
        throw new IOException("The name " + name + " has no address.");
    }
}
