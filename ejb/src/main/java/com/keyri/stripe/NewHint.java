package com.keyri.stripe;

import java.util.Optional;

/**
 * What an event says about itself, without what has happened.
 *
 * @param account another account that it is about; absent where it is ours
 */
record NewHint(StripeHint hint, Optional<String> apiVersion, Optional<String> account, boolean isLive) {}
