/** What was used, counted once, and told to Stripe afterwards. */
package com.keyri.usage;
