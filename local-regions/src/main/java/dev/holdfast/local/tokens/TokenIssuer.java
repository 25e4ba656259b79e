package dev.holdfast.local.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/// Issues JSON Web Tokens signed with RS256.
public final class TokenIssuer {
    public static final String ISSUER = "https://issuer.holdfast.test";
    public static final String AUDIENCE = "holdfast";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ObjectMapper json = new ObjectMapper();
    private final PrivateKey key;
    private final InstantSource clock;

    public TokenIssuer(SigningKeys keys, InstantSource clock) {
        this.key = keys.loadPrivate();
        this.clock = clock;
    }

    public String issue(TokenRequest request) {
        ObjectNode header = json.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        String signed = part(header) + "." + part(claims(request));
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    private ObjectNode claims(TokenRequest request) {
        Instant now = clock.instant();
        ObjectNode claims =
                json.createObjectNode()
                        .put("iss", ISSUER)
                        .put("aud", AUDIENCE)
                        .put("sub", request.subject())
                        .put("upn", request.subject())
                        .put("jti", UUID.randomUUID().toString())
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(request.lifetime()).getEpochSecond());
        ArrayNode groups = claims.putArray("groups");
        request.roles().forEach(role -> groups.add(role.toString()));
        return claims;
    }

    private String part(ObjectNode node) {
        try {
            return BASE64.encodeToString(json.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings and numbers is always JSON.", e);
        }
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with RSA and SHA-256.", e);
        }
    }
}
