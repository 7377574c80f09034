package org.entrepot.access.policy.notation;

enum AwsFlavour {
    S3,
    MEDIASTORE
}
