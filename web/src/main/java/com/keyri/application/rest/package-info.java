/** Applications over HTTP. */
package com.keyri.application.rest;
