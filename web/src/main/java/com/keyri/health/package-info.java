/** What the probes of whoever watches the installation are told. */
package com.keyri.health;
