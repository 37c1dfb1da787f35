package com.keyri.device;

/**
 * A statement that the approval key signed, with its user verified.
 *
 * @param statement the exact text that was signed; still to be read, and compared with what it should say
 * @param signCount the passkey's counter after it, to be written down by {@code DeviceStore.recordApproval}
 * @param backedUp whether the passkey says that it is copied to other devices (BS)
 */
public record VerifiedApproval(String statement, long signCount, boolean backedUp) {}
