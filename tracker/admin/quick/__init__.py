"""What happens most often, each as one short form: five fields, thirty seconds."""
