/** Usage over HTTP. */
package com.keyri.usage.rest;
