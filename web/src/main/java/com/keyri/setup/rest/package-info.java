/** REST endpoints of the feature {@code setup}. */
package com.keyri.setup.rest;
