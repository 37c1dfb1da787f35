package com.keyri.client;

/**
 * The two keys of a device, made for one application and never used for another.
 *
 * @param deviceKey {@code dk}, silent proof of possession
 * @param approvalKey the user-verified key that signs statements
 */
public record DeviceKeys(SigningKey deviceKey, SigningKey approvalKey) {
    /**
     * New keys in memory.
     *
     * @return the keys
     */
    public static DeviceKeys generate() {
        return new DeviceKeys(SigningKey.generate(), SigningKey.generate());
    }
}
