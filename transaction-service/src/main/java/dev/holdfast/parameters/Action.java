package dev.holdfast.parameters;

/// What is done about a parameter, for people.
public enum Action {
    /// Both say the same; it is written down that they do.
    AGREED,
    /// It was made in one region, and now is in both.
    CREATED,
    /// It was changed in one region, and now in both.
    CHANGED,
    /// It was changed in both, and the active region's value holds.
    ACTIVE_WON,
    /// It was deleted in the standby, which does not count.
    RESTORED,
    /// It was deleted in the active region and changed in the standby, and the change holds.
    CHANGE_WON,
    /// It was deleted in the active region, and now is gone.
    DELETED
}
