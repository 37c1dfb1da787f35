/** API keys on the wire, as they are looked after. */
package com.keyri.credential.rest;
