/** REST endpoints of the feature {@code recovery}. */
package com.keyri.recovery.rest;
