/** The sign-in ceremony: one use case is one public method of one service. */
package com.keyri.signin;
