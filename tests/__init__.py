"""Tests of skillgrade-portal."""
