"""Tests that watch the whole house."""
