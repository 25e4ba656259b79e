package dev.holdfast.infra;

import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;

/// What a site encrypts with: a key of one's own where the profile asks for one, else the keys that
/// AWS manages.
///
/// @param site where it is used
/// @param key the site's own key
public record Keyring(Site site, Optional<IKey> key) {

    public LogGroups logs() {
        return new LogGroups(site, key);
    }

    public Optional<String> keyArn() {
        return key.map(IKey::getKeyArn);
    }

    /// The same key in the other region: the copies of a multi-Region key share their id.
    ///
    /// @param stack the stack that needs it
    public Optional<String> peerKeyArn(Stack stack) {
        return key.map(own -> new Arns(stack).at(site.peer(), "kms", "key/" + own.getKeyId()));
    }
}
