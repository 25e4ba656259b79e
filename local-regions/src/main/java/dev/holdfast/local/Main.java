package dev.holdfast.local;

import dev.holdfast.local.command.HoldfastCommand;

/// The entry point behind `./holdfast`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(HoldfastCommand.execute(arguments));
    }
}
