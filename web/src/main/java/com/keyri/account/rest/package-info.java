/** REST endpoints of the feature {@code account}. */
package com.keyri.account.rest;
