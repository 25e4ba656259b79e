package dev.holdfast.local.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The zone `holdfast.test` with one name whose address is decided anew for every answer.
final class FailoverZone {
    static final Name ZONE = Name.fromConstantString("holdfast.test.");
    static final Name API = Name.fromConstantString("api.holdfast.test.");

    private static final Name HOSTMASTER = Name.fromConstantString("hostmaster.holdfast.test.");
    private static final Name SERVER = Name.fromConstantString("ns.holdfast.test.");
    private static final long SERIAL = 1;
    private static final long REFRESH = 7_200;
    private static final long RETRY = 900;
    private static final long EXPIRE = 1_209_600;

    private final long ttl;
    private final Supplier<InetAddress> address;

    FailoverZone(Duration ttl, Supplier<InetAddress> address) {
        this.ttl = ttl.toSeconds();
        this.address = address;
    }

    Message answer(Message query) {
        Message response = new Message(query.getHeader().getID());
        Header header = response.getHeader();
        header.setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        Record question = query.getQuestion();
        if (question == null) {
            header.setRcode(Rcode.FORMERR);
            return response;
        }
        response.addRecord(question, Section.QUESTION);
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            header.setRcode(Rcode.NOTIMP);
        } else if (question.getDClass() != DClass.IN || !question.getName().subdomain(ZONE)) {
            header.setRcode(Rcode.REFUSED);
        } else {
            header.setFlag(Flags.AA);
            fill(response, question);
        }
        return response;
    }

    private void fill(Message response, Record question) {
        Record found = find(question);
        if (found != null) {
            response.addRecord(found, Section.ANSWER);
            return;
        }
        boolean exists = question.getName().equals(API) || question.getName().equals(ZONE);
        response.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        response.addRecord(authority(), Section.AUTHORITY);
    }

    private @Nullable Record find(Record question) {
        Name name = question.getName();
        int type = question.getType();
        if (name.equals(API) && (type == Type.A || type == Type.ANY)) {
            return new ARecord(API, DClass.IN, ttl, address.get());
        }
        return name.equals(ZONE) && (type == Type.SOA || type == Type.ANY) ? authority() : null;
    }

    /// The last number is how long resolvers may remember that something does not exist.
    private SOARecord authority() {
        return new SOARecord(
                ZONE, DClass.IN, ttl, SERVER, HOSTMASTER, SERIAL, REFRESH, RETRY, EXPIRE, ttl);
    }
}
