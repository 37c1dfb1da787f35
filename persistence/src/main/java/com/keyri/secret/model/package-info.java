/** What secrets look like outside the one place that opens them. */
package com.keyri.secret.model;
