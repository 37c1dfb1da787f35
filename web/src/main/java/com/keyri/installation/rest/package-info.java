/** REST endpoints of the feature {@code installation}. */
package com.keyri.installation.rest;
