"""Tokens and Microsoft Graph. The only room that knows msal."""
