/** REST endpoints of the feature {@code session}. */
package com.keyri.session.rest;
