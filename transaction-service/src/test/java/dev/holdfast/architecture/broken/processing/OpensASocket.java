package dev.holdfast.architecture.broken.processing;

import java.net.Socket;

public record OpensASocket(Socket socket) {}
