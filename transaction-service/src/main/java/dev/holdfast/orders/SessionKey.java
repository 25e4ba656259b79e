package dev.holdfast.orders;

import java.util.regex.Pattern;

/// Names a session: an id that its owner chose. Owners neither see nor meet each other's.
///
/// @param owner the authenticated caller, 1 to 128 characters
public record SessionKey(String owner, String id) {

    private static final int MOST = 128;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /// @throws IllegalArgumentException unless the id is 1 to 128 letters, digits, dots, dashes and
    ///   underscores
    public SessionKey {
        if (owner.isEmpty() || owner.length() > MOST) {
            throw new IllegalArgumentException("The owner of a session has 1 to 128 characters.");
        }
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A session id is 1 to 128 letters, digits, dots, dashes and underscores.");
        }
    }
}
