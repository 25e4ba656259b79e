package dev.holdfast.local.orders;

import java.nio.file.Path;

/// Where the jars of the stand-ins for S3 and SQS are.
public record OrderLibraries(Path s3mock, Path elasticmq) {}
