"""The content check inside the portal: current lexicon and model, gates, lessons and retraining (Pasal 12, 15)."""
