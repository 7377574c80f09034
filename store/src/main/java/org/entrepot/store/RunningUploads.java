package org.entrepot.store;

/** What running uploads mean for the removal of their bucket. */
public enum RunningUploads {
    /** They are aborted with it ({@code s3.md} section 2.1). */
    ABORT,
    /** They stand in its way like objects ({@code cos.md} section 4). */
    REFUSE
}
