import RegistryCommands

runVigil()
