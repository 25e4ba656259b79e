package dev.holdfast.local;

import dev.holdfast.local.command.HoldfastCommand;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The entry point behind `./holdfast`.
public final class Main {
    private Main() {}

    /// Without a level the log manager lets everything through, and libraries then describe every
    /// byte that they send.
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(HoldfastCommand.execute(arguments));
    }
}
